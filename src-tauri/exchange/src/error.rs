//! Why a file could not be read, in the words the person reads: what it is, and what to do.
//! Never a path, an English library text or a debug form.

/// A file that is refused as a whole; nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The person stopped it.
    #[error("已经取消，没有导入任何内容。")]
    Stopped,
    /// No bytes at all.
    #[error("文件是空的，没有任何内容。请检查是否选错了文件，或者让对方重新发一份。")]
    Empty,
    /// Larger than [`Limits::file_bytes`](crate::Limits::file_bytes).
    #[error("文件有 {megabytes} MB，超过 {limit} MB 的上限。登记表不会这么大，请删去图片等附件，或拆成几个文件再导入。")]
    FileTooLarge {
        /// Size of the file, in MB.
        megabytes: u64,
        /// The limit, in MB.
        limit: u64,
    },
    /// An encrypted workbook.
    #[error("文件设有打开密码，读不出内容。请用 WPS 或 Excel 打开，取消密码后另存，再导入。")]
    Encrypted,
    /// Excel 95 and older.
    #[error("这是 Excel 95 或更早的旧格式，读不出内容。请用 WPS 或 Excel 打开后另存为 .xlsx，再导入。")]
    OldExcel,
    /// A sort of file that holds no table for us.
    #[error("这是{what}，不是表格文件。请把其中的表格另存为 .xlsx 或 .csv 后再导入。")]
    NotATable {
        /// What the content shows it to be, in Chinese.
        what: &'static str,
    },
    /// Content that cannot be read to the end.
    #[error("文件已损坏或不完整（{what}）。请用 WPS 或 Excel 打开后另存为 .xlsx，或者让对方重新发一份。")]
    Damaged {
        /// Which part, in Chinese.
        what: &'static str,
    },
    /// A zip archive that unpacks to far more than a table can hold.
    #[error("文件解压后异常庞大（{what}），疑似恶意压缩包，已拒绝打开。请向发送人核实，或用 WPS 打开后另存为新文件再导入。")]
    Bomb {
        /// Which limit was met, in Chinese.
        what: &'static str,
    },
    /// XML that declares entities or a document type.
    #[error("文件内部含有办公软件不会写出的声明（实体定义），疑似恶意文件，已拒绝打开。请向发送人核实。")]
    Declarations,
    /// A cell outside the rows that are read.
    #[error("工作表“{sheet}”在第 {row} 行有内容，超过 {limit} 行的上限。请删去远处的多余单元格，或拆成几个文件再导入。")]
    TooManyRows {
        /// Name of the sheet.
        sheet: String,
        /// Row number as the spreadsheet shows it.
        row: u32,
        /// The limit.
        limit: u32,
    },
    /// A cell outside the columns that are read.
    #[error("工作表“{sheet}”第 {row} 行有第 {column} 列的内容，超过 {limit} 列的上限。请删去右侧远处的多余单元格再导入。")]
    TooManyColumns {
        /// Name of the sheet.
        sheet: String,
        /// Row number as the spreadsheet shows it.
        row: u32,
        /// Column, counted from 1.
        column: u32,
        /// The limit.
        limit: u32,
    },
    /// A cell longer than any spreadsheet holds.
    #[error("工作表“{sheet}”第 {row} 行有一个单元格超过 {limit} 个字。请缩短这一格的文字再导入。")]
    CellTooLong {
        /// Name of the sheet.
        sheet: String,
        /// Row number as the spreadsheet shows it.
        row: u32,
        /// The limit, in characters.
        limit: usize,
    },
    /// Too many cells, merged areas, sheets or too much text in all.
    #[error("文件中的{what}过多，超出登记表的合理范围。请拆成几个文件再导入。")]
    TooMuch {
        /// What there is too much of, in Chinese.
        what: &'static str,
    },
    /// Bytes in no encoding, or in two at once.
    #[error("文字编码无法辨认（{what}），为防止出现乱码没有导入。请用 WPS 打开后另存为 .xlsx 再导入。")]
    Encoding {
        /// What was met, in Chinese.
        what: &'static str,
    },
    /// Lines in two encodings; they can be read cell by cell if the person looks at them afterwards.
    #[error(
        "文件里混用了两种编码：有 {count} 行与其余各行不同，例如第 {line} 行读作“{sample}”。可以逐格辨认，再由您核对这些行；也可以用 WPS 打开后另存为 .xlsx 再导入。"
    )]
    Mixed {
        /// Lines in the rarer encoding.
        count: usize,
        /// The first of them, from 1.
        line: u32,
        /// How it would read.
        sample: String,
    },
    /// No sheet holds a table of a kind we keep.
    #[error("没有认出可以导入的表：{why}。请确认表头行里有“序号、任务、完成时限”这样的栏名，或在导入时指定表的种类。")]
    NoTable {
        /// What was looked at, in Chinese.
        why: String,
    },
    /// A sheet was asked for by a name that the file does not have.
    #[error("文件里没有名为“{name}”的工作表。现有：{present}。")]
    NoSuchSheet {
        /// The name asked for.
        name: String,
        /// The names there are, joined by 、.
        present: String,
    },
}

impl ReadError {
    pub(crate) fn damaged(what: &'static str) -> Self {
        Self::Damaged { what }
    }
}

/// A table that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A text longer than a spreadsheet cell holds.
    #[error("第 {row} 行“{column}”有 {length} 个字，超过表格单元格 32767 个字的上限，无法导出。请先缩短这一项，或导出为 .csv。")]
    CellTooLong {
        /// Row of the data, counted from 1.
        row: usize,
        /// Name of the column.
        column: String,
        /// Length, in UTF-16 units as the spreadsheet counts.
        length: usize,
    },
    /// A text of a paper longer than a spreadsheet cell holds.
    #[error("“{start}…”这一段有 {length} 个字，超过表格单元格 32767 个字的上限，不能存为 Excel。请另存为 Word，或先缩短这一段。")]
    TextTooLong {
        /// How it begins.
        start: String,
        /// Length, in UTF-16 units as the spreadsheet counts.
        length: usize,
    },
    /// More rows or columns than a sheet holds.
    #[error("表格有 {rows} 行 {columns} 列，超过一张工作表的上限，无法导出。请先筛选再导出。")]
    TooLarge {
        /// Rows of data.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// A cell of a paper's table that reaches past it.
    #[error("文书中的表格格子对不上，没有写成文件。请改存 PDF，并把文书名称告诉维护人员。")]
    BadTable,
    /// The writer itself failed.
    #[error("文件没有生成成功，内容未受影响。请重试；仍不成功时表格改为导出 .csv，文书改存 PDF。")]
    Failed,
}
