import { type FigureProps, WIDTH } from "./figure-props";

/** A house within the frame of a camera, whole from ground to roof; notes below by number. */
export function HouseFigure({ labels }: FigureProps) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${196 + labels.length * 26}`} aria-hidden="true" className="w-full">
      <rect
        x="10"
        y="6"
        width="300"
        height="176"
        rx="8"
        strokeDasharray="8 6"
        strokeWidth="2"
        className="fill-wash stroke-laut"
      />
      <path d="M60 84 L160 30 L260 84 z" className="fill-laut" />
      <rect x="80" y="84" width="160" height="70" className="fill-surface stroke-edge" />
      <rect x="142" y="104" width="36" height="50" className="fill-laut-wash stroke-laut" />
      <rect x="96" y="104" width="30" height="24" className="fill-laut-wash stroke-laut" />
      <rect x="194" y="104" width="30" height="24" className="fill-laut-wash stroke-laut" />
      <line x1="30" x2="290" y1="154" y2="154" strokeWidth="2" className="stroke-edge" />
      {[
        [160, 62],
        [92, 142],
        [270, 166],
      ].map(([x, y], index) => (
        <g key={`${x}`}>
          <circle cx={x} cy={y} r="11" className="fill-surface stroke-laut" />
          <text x={x} y={(y ?? 0) + 5} textAnchor="middle" className="fill-ink text-[14px] font-bold">
            {index + 1}
          </text>
        </g>
      ))}
      {labels.map((label, index) => (
        <text key={label} x="10" y={208 + index * 26} className="fill-ink text-[14px]">
          {index + 1}. {label}
        </text>
      ))}
    </svg>
  );
}
