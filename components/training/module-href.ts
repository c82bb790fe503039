import type { ModuleCode } from "@/lib/domain/training/module";

export function portalModuleHref(code: ModuleCode): string {
  return `/belajar/${code}`;
}
