extension WorkCalendar {
  package var earliestView: WorkCalendar { self }; package var latestView: WorkCalendar { self }
}
