import { plainForm } from "@/lib/server/command/plain-form";
import { send } from "@/lib/server/self-update/handle";

export const POST = plainForm({ back: "/mandiri/keluarga", hasSession: true }, send);
