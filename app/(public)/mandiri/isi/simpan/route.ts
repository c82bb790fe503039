import { plainForm } from "@/lib/server/command/plain-form";
import { saveSection } from "@/lib/server/self-update/form-handle";

export const POST = plainForm({ back: "/mandiri/isi", hasSession: true }, saveSection);
