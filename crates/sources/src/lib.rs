//! From bytes to text, with a way back from every character.
