/** Where the boxes for searching ask what may be meant. */
export const suggestionsAddress = '/sousuo/lianxiang';
