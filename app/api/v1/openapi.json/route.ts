import { tellingDocument } from "@/lib/server/api/document";

export const GET = tellingDocument();
