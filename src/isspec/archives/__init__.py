"""Archives and mails with attachments: what is in them, one file a format. Nothing is ever written to the disk."""
