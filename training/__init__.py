"""Training of the models that isspec ships; not part of the wheel."""
