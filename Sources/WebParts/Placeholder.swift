// Filled in by the rooms of this floor.
