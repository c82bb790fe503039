export function parsePort(text: string | undefined): number;
export function requireFreePort(port: number, host: string, tries?: number): Promise<void>;
