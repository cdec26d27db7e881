"""The questions people ask: a report is views, parameters and a result.

In come an open reader and what was asked, out goes a frozen result that `render` shows. Reports read views through
named SQL files and never write; what they derive follows the rules of `domain`.
"""
