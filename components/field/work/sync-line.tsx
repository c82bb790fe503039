"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { useWork } from "./work-context";

/** How sending stands, in one line that is always true. */
export function SyncLine() {
  const t = useTranslations("work.sync");
  const sync = useWork((state) => state.sync);
  const hasOpen = useWork(({ items }) => items.some(({ state }) => state !== "taken"));
  if (sync.kind === "idle" && !hasOpen) return null;
  const word = sync.kind === "waiting" ? sync.why : sync.kind;
  return (
    <p role="status" className="mb-4 flex items-center gap-2 text-sm font-semibold text-muted">
      <Icon name={sync.kind === "running" ? "refresh-cw" : "cloud-off"} className="size-5" />
      <span>
        {t(word)}
        {sync.kind === "stopped" ? (
          <>
            {" "}
            <a href="/masuk?lanjut=%2Flapangan" className="link">
              {t("signIn")}
            </a>
          </>
        ) : null}
      </span>
    </p>
  );
}
