/** What was revealed of a person is hidden again after so long. */
export const secondsShown = 60;
