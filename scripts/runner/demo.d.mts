export function wantsDemo(env: Record<string, string | undefined>): boolean;
