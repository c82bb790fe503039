import { citizenForm, send } from "@/lib/server/self-update/handle";

export const POST = citizenForm(send);
