"""Files that mean harm or were harmed, made by ourselves, and what isspec makes of them."""
