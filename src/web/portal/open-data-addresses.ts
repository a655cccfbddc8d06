// Where the open data is told of, where its files lie and where harvesters ask.

export const openDataAddress = '/kaifang/';
export const openDataFolder = '/kaifang/shuju/';
export const oaiAddress = '/oai';
