"""The only place, beside the migrations, that speaks SQL: plain records in and out, one module for each noun."""
