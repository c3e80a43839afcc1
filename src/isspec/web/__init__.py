"""The local web page: drop files, watch, read the report. Nobody but this computer's user can reach it by default."""
