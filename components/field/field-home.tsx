"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import type { ShellState } from "@/lib/client/field-worker/field-worker";
import { askToKeep, currentStorage, subscribeToStorage } from "@/lib/client/field-worker/storage";
import { FieldHeading } from "./field-heading";
import { FieldLanguage } from "./field-language";
import { InstallBar } from "./install-bar";
import { ThemeSwitch } from "./theme-switch";
import { type OpenedWorker, useShellState } from "./use-field-worker";

const SHELL_WORD = {
  ready: "shellReady",
  preparing: "shellPreparing",
  failed: "shellFailed",
  unsupported: "shellUnsupported",
} as const satisfies Record<ShellState, string>;

export interface FieldHomeProps {
  readonly worker: OpenedWorker;
  readonly build: string;
}

/** The first screen: whether one may set out, and how the screen is to look. */
export function FieldHome({ worker, build }: FieldHomeProps) {
  const t = useTranslations("field");
  const shell = useShellState(worker);
  return (
    <>
      <FieldHeading title={t("title")} />
      <p className="mb-5">{t(`lead.${shell}`)}</p>
      <div className="space-y-5 pb-5">
        <Card title={t("state.title")}>
          <DescriptionList
            items={[
              { term: t("state.shell"), detail: <ShellWord shell={shell} /> },
              { term: t("state.storage"), detail: <StorageWord /> },
              { term: t("state.version"), detail: build === "" ? t("state.versionUnknown") : build },
            ]}
          />
        </Card>
        <Card title={t("look.title")}>
          <div className="space-y-4">
            <ThemeSwitch />
            <FieldLanguage />
          </div>
        </Card>
        {/* The portal is another app with a page of its own: loaded as a document. */}
        <p className="flex flex-wrap items-center gap-x-3">
          <a href="/beranda" className={buttonClass("quiet", "normal", "-ms-4")}>
            <Icon name="arrow-left" />
            {t("portal")}
          </a>
          <span className="text-sm text-muted">{t("portalHint")}</span>
        </p>
      </div>
      <InstallBar isNext />
    </>
  );
}

function ShellWord({ shell }: { readonly shell: ShellState }) {
  const t = useTranslations("field.state");
  const look = shell === "ready" ? "text-daun" : shell === "preparing" ? "text-muted" : "text-kunyit";
  const icon = shell === "ready" ? "circle-check" : shell === "preparing" ? "circle-dashed" : "triangle-alert";
  return (
    <span className={`inline-flex items-center gap-2 font-semibold ${look}`} data-testid="shell-state">
      <Icon name={icon} />
      {t(SHELL_WORD[shell])}
    </span>
  );
}

function StorageWord() {
  const t = useTranslations("field.state");
  const state = useSyncExternalStore(subscribeToStorage, currentStorage, () => "unknown" as const);
  const [answer, setAnswer] = useState<"kept" | "notKept" | null>(null);
  const ask = async () => setAnswer((await askToKeep()) ? "kept" : "notKept");
  const look = state === "kept" ? "text-daun" : state === "loose" ? "text-kunyit" : "text-muted";
  const icon = state === "kept" ? "circle-check" : state === "loose" ? "triangle-alert" : "circle-dashed";
  const word = state === "kept" ? "storageKept" : state === "loose" ? "storageLoose" : "storageUnknown";
  return (
    <span className="block space-y-2">
      <span className={`flex items-center gap-2 font-semibold ${look}`} data-testid="storage-state">
        <Icon name={icon} />
        {t(word)}
      </span>
      {state === "loose" ? (
        <Button icon="hard-drive" onClick={() => void ask()}>
          {t("keep")}
        </Button>
      ) : null}
      <span role="status" className="block text-sm font-normal empty:hidden">
        {answer === null ? "" : t(answer)}
      </span>
    </span>
  );
}
