"""A home of her own: what somebody looks for, where she asked, and the lease she signs."""
