"""Reading where it can be killed: a process of our own with limits, and what is said to it over a pipe."""
