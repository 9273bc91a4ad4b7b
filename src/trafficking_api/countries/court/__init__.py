"""Court follow-up, as the law of each country has it: stages, periods and papers, as data."""
