import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { Block } from "@/lib/domain/training/lesson";
import { FigureView } from "./figure-view";

export interface BlockViewProps {
  readonly block: Block;
  readonly reachable: readonly string[];
}

export function BlockView({ block, reachable }: BlockViewProps) {
  switch (block.kind) {
    case "text":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul className="list-disc space-y-2 ps-5 marker:text-laut">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "steps":
      return (
        <ol className="list-decimal space-y-2 ps-6 marker:font-bold marker:text-laut">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case "example":
      return <Example title={block.title} lines={block.lines} />;
    case "warning":
      return <Alert tone="attention">{block.text}</Alert>;
    case "link":
      return reachable.includes(block.href) ? (
        <p className="no-print">
          <LinkButton href={block.href} variant="secondary" iconEnd="arrow-right">
            {block.text}
          </LinkButton>
        </p>
      ) : null;
    case "figure":
      return <FigureView figure={block.figure} caption={block.caption} labels={block.labels} />;
  }
}

function Example({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const t = useTranslations("training");
  return (
    <div className="avoid-break space-y-2 rounded-md border-s-4 border-s-laut bg-laut-wash px-4 py-3">
      <p className="font-semibold">
        {t("example")}: {title}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
