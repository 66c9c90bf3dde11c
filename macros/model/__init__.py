"""Value types and fields: what a record is made of."""
