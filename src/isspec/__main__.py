"""``python -m isspec`` is the command ``isspec``, for where the script is not on the path."""

from isspec.cli import main

if __name__ == "__main__":
    main()
