import { plainForm } from "@/lib/server/command/plain-form";
import { savePeople } from "@/lib/server/self-update/form-handle";

export const POST = plainForm({ back: "/mandiri/orang", hasSession: true }, savePeople);
