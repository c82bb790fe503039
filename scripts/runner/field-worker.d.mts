export function writeFieldWorker(sources: string, root?: string): readonly string[];
export function composeWorker(list: { readonly build: string; readonly files: readonly string[] }): string;
export function listShellFiles(root?: string): readonly string[];
