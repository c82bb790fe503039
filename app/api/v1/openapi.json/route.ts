import { refusingVerbs } from "@/lib/server/api/answering";
import { tellingDocument } from "@/lib/server/api/document";

export const GET = tellingDocument();
export const { POST, PUT, PATCH, DELETE } = refusingVerbs("GET");
