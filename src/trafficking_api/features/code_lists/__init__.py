"""Code lists: the words of the field, with labels in the language of the reader."""
