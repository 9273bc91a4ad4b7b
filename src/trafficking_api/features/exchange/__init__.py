"""What leaves a centre and comes in, in step with others: events, hooks, exports, imports, other servers."""
