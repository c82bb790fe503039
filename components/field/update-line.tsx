"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { type OpenedWorker, useUpdateState } from "./use-field-worker";

/** One quiet line while a new version waits for its turn. */
export function UpdateLine({ worker }: { readonly worker: OpenedWorker }) {
  const t = useTranslations("field.update");
  const state = useUpdateState(worker);
  return (
    <div role="status" className="bg-laut-wash text-laut-deep">
      {state === "none" ? null : (
        <p className="mx-auto flex max-w-3xl items-center gap-2 px-4 py-2 text-sm font-semibold">
          <Icon name="refresh-cw" className="size-4" />
          {t(state)}
        </p>
      )}
    </div>
  );
}
