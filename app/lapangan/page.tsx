import { FieldApp } from "@/components/field/field-app";
import { fieldBuild } from "@/lib/server/config/field-build";

/** Reads no session and no row. */
export default async function FieldPage() {
  return <FieldApp build={await fieldBuild()} />;
}
