"""isspec: are these documents really specs?"""
