"""How things look in a chat: values in, marked-up text and keyboards out."""
