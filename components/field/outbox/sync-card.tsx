"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOnline } from "@/components/field/use-online";
import { useRead } from "@/components/field/use-read";
import { useWhen } from "@/components/field/use-when";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { ownLock } from "@/lib/client/field/own-device";
import { type SyncWord, syncWord } from "./sync-words";

const LOOK = {
  running: { icon: "refresh-cw", tone: "text-laut" },
  offline: { icon: "wifi-off", tone: "text-kunyit" },
  silence: { icon: "cloud-off", tone: "text-kunyit" },
  busy: { icon: "clock", tone: "text-kunyit" },
  signIn: { icon: "lock", tone: "text-cabai" },
  stopped: { icon: "octagon-alert", tone: "text-cabai" },
  waiting: { icon: "clock", tone: "text-kunyit" },
  needsYou: { icon: "triangle-alert", tone: "text-cabai" },
  allSent: { icon: "cloud-check", tone: "text-daun" },
  nothing: { icon: "circle-dashed", tone: "text-muted" },
} as const satisfies Record<SyncWord, { icon: IconName; tone: string }>;

/** Where the pages of the portal begin that this one needs: each is another document. */
const SIGN_IN = "/masuk?lanjut=%2Flapangan";

/** How sending stands, when the portal was last heard, and sending now. */
export function SyncCard() {
  const t = useTranslations("outbox.sync");
  const errors = useErrorTexts();
  const workplace = useWorkplace();
  const when = useWhen();
  const sync = useWork((state) => state.sync);
  const items = useWork((state) => state.items);
  const heardAt = useWork((state) => state.heardAt);
  const isOnline = useOnline() !== false;
  const lock = useRead(() => ownLock(workplace), heardAt);
  const [isBusy, setBusy] = useState(false);
  const word = syncWord(sync, items, isOnline);
  const { icon, tone } = LOOK[word];
  const what = sync.kind === "stopped" ? errors[sync.code].what : "";
  const send = async () => {
    setBusy(true);
    await workplace.syncNow();
    setBusy(false);
  };
  return (
    <Card title={t("title")}>
      <p role="status" className={`flex gap-2 font-semibold ${tone}`} data-testid="sync-state">
        <Icon name={icon} className="mt-0.5 size-5 shrink-0" />
        <span>{t(word, { what })}</span>
      </p>
      <p className="mt-1 text-sm text-muted">
        {lock === null ? " " : t("heard", { when: when(Math.max(lock.contactAt, heardAt ?? 0)) })}
      </p>
      <div className="mt-3 flex flex-col gap-3 sm:flex-row">
        {word === "signIn" ? (
          <a href={SIGN_IN} className={buttonClass("primary")}>
            <Icon name="key-round" />
            {t("goSignIn")}
          </a>
        ) : null}
        <Button
          variant={word === "signIn" ? "secondary" : "primary"}
          icon="send"
          busy={isBusy || sync.kind === "running"}
          busyLabel={t("sending")}
          disabled={!isOnline}
          onClick={() => void send()}
        >
          {t("now")}
        </Button>
      </div>
    </Card>
  );
}
