"""Tables and charts under the hand: columns dragged on the page, charts chosen by a click."""
