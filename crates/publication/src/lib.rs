//! What may leave: pages on which every number opens onto its words.
