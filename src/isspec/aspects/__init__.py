"""What reports say beyond the verdict, each a function from judged documents to one section."""
