// Stands in for the package `server-only`, which throws wherever no React server bundle is being built.
export {};
