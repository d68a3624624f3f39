export async function measureAccuracy(_folder: string, _list: boolean): Promise<void> {}
