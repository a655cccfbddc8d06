/** Where the page of a document says that it was opened, and is told how often. */
export const viewsFolder = '/liulan/';
export const viewsRoute = `${viewsFolder}:id{[1-9]\\d{0,14}}`;

export function viewsAddress(documentId: number): string {
  return `${viewsFolder}${documentId}`;
}
