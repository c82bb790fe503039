import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import type { ViewParts } from "@/lib/domain/cube/saved-view";
import { ViewName } from "./view-name";
import { viewWords } from "./view-words";

export interface KeepViewProps {
  readonly grantId: string;
  readonly areaCode: string;
  readonly parts: ViewParts;
  /** What the view is called unless its owner says otherwise. */
  readonly suggestion: string;
}

/** Keeps the table in sight under a name, and leads to what is kept. */
export async function KeepView({ grantId, areaCode, parts, suggestion }: KeepViewProps) {
  const [t, words] = await Promise.all([getTranslations("savedView"), viewWords("save")]);
  return (
    <>
      <ViewName
        // Another table begins with another name.
        key={suggestion}
        grantId={grantId}
        command="view.save"
        subject={{ areaCode, ...parts }}
        initial={suggestion}
        words={{ ...words, open: t("save.open") }}
        icon="save"
      />
      <LinkButton href="/dasbor/tampilan">{t("title")}</LinkButton>
    </>
  );
}
