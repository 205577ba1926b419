"""What independent libraries make of the questions that estimators are asked; one module per library and subject."""
