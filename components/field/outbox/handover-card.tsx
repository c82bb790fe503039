"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { sizeOf } from "@/lib/client/field/room";
import { canShare, handoverName, saveFile, shareFile } from "./handover-file";

type Handover =
  | { readonly kind: "nothing" | "making" | "failed" }
  | { readonly kind: "ready" | "saved" | "shared"; readonly file: File };

/** The last resort where no signal comes: everything unsent as one file that only the portal opens. */
export function HandoverCard() {
  const t = useTranslations("outbox.handover");
  const workplace = useWorkplace();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const [handover, setHandover] = useState<Handover>({ kind: "nothing" });
  const make = async () => {
    setHandover({ kind: "making" });
    const made = await workplace.handover().catch(() => null);
    if (made === null) return setHandover({ kind: "failed" });
    const file = new File([made], handoverName(Date.now(), zone), { type: made.type });
    setHandover({ kind: "ready", file });
  };
  const share = async (file: File) => {
    if (await shareFile(file)) setHandover({ kind: "shared", file });
  };
  const save = (file: File) => {
    saveFile(file);
    setHandover({ kind: "saved", file });
  };
  return (
    <Card title={t("title")}>
      <div className="space-y-3">
        <p>{t("lead")}</p>
        <p>{t("where")}</p>
        <p>{t("stays")}</p>
        {"file" in handover ? (
          <div className="flex flex-col gap-3 sm:flex-row">
            {canShare(handover.file) ? (
              <Button variant="primary" icon="send" onClick={() => void share(handover.file)}>
                {t("share")}
              </Button>
            ) : null}
            <Button
              variant={canShare(handover.file) ? "secondary" : "primary"}
              icon="download"
              onClick={() => save(handover.file)}
            >
              {t("save")}
            </Button>
          </div>
        ) : (
          <Button
            icon="hard-drive"
            busy={handover.kind === "making"}
            busyLabel={t("making")}
            onClick={() => void make()}
          >
            {t("make")}
          </Button>
        )}
        <div role="status">
          {"file" in handover ? <Told kind={handover.kind} file={handover.file} /> : null}
          {handover.kind === "failed" ? <Alert tone="danger">{t("failed")}</Alert> : null}
        </div>
      </div>
    </Card>
  );
}

function Told({ kind, file }: { readonly kind: "ready" | "saved" | "shared"; readonly file: File }) {
  const t = useTranslations("outbox");
  const { name } = file;
  const text =
    kind === "ready"
      ? t("handover.ready", { name, size: t("size", sizeOf(file.size)) })
      : t(`handover.${kind}`, { name });
  return <p className="text-sm text-muted">{text}</p>;
}
