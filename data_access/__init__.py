"""The only room that speaks SQL: schema, scope, measures, withholding, imports, accounts."""
