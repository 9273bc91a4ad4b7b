"""Tools any feature may pick up; they know nothing of the work with victims."""
