import { readUnfinishedLine } from '../unfinished-line.ts';
import { type CompletingShell, callback, describedLine } from './shell.ts';

/** The line goes by a variable: Windows PowerShell loses quotation marks in what it passes to programs. */
const variable = 'NIMBI_COMPLETE_LINE';

const script = `# Completion of nimbi for PowerShell. In $PROFILE:  nimbi completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName nimbi -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    if ($length -gt $line.Length) { $line = $line + ' ' } else { $line = $line.Substring(0, $length) }
    $env:${variable} = $line
    try {
        & nimbi ${callback} powershell -- 2>$null | ForEach-Object {
            $value, $about = $_ -split "\`t", 2
            if (-not $about) { $about = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    }
    finally {
        Remove-Item Env:${variable}
    }
}
`;

/** PowerShell escapes with a backtick, and a backslash means itself. */
const inPosixSpelling = (line: string): string => line.replaceAll('\\', '\\\\').replaceAll('`', '\\');

/** Windows PowerShell and PowerShell 7. */
export const powershell: CompletingShell = {
  script,
  read: (_args, { [variable]: line = '' }) => {
    const { words, current } = readUnfinishedLine(inPosixSpelling(line));
    return { words: words.slice(1), current };
  },
  write: (candidates) =>
    candidates.map(({ value, ...rest }) => describedLine({ value: /[\s'"$&|;(){}@,#]/.test(value) ? `'${value.replaceAll("'", "''")}'` : value, ...rest })),
};
