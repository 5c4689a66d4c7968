"""Work in processes of their own: the window stays free, cancelling is ending them."""
