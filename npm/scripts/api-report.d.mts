export const entries: { name: string; types: string; javaScript: string[] }[];
export const reportFile: string;
export function apiReport(): string;
