import { tellingKeys } from "@/lib/server/social/public-documents";

export const GET = tellingKeys();
